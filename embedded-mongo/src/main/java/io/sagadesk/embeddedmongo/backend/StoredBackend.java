package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.file.DocumentFile;
import io.sagadesk.embeddedmongo.file.DocumentTables.Tree;
import io.sagadesk.embeddedmongo.index.StoredIndex;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes commands: those that write one after the other, each as one transaction, and beside them those that read. */
public final class StoredBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(StoredBackend.class);

    private final DocumentFile file;
    private final OpenCursors cursors = new OpenCursors();

    /** Opens the collections and indexes that are in the file. */
    public StoredBackend(DocumentFile file) {
        this.file = file;
        file.write(false, () -> {
            file.writer().trees().forEach(this::open);
            return file;
        });
    }

    /** A collection has its index on {@code _id} from the beginning. */
    private void open(Tree tree) {
        StoredDatabase database = database(Utils.getDatabaseNameFromFullName(tree.name()));
        byte[] index = tree.definition();
        if (index == null) {
            database.findOrCreate(Utils.getCollectionNameFromFullName(tree.name()));
        } else if (!tree.name().endsWith(StoredIndex.NAME_SEPARATOR + StoredIndex.ID_INDEX)) {
            database.addIndex(BsonBytes.decode(index));
        }
    }

    StoredDatabase database(String name) {
        return (StoredDatabase) resolveDatabase(name);
    }

    @Override
    protected StoredDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(file, cursors, name, getCursorRegistry());
    }

    /** Answers a client. Error messages never contain the documents of the command. */
    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        try {
            return super.handleMessage(message);
        } catch (MongoServerException e) {
            log.debug("{} failed", command, e);
            return failed(e);
        } catch (RuntimeException e) {
            log.error("The document store cannot execute {}", command, e);
            return failed(new MongoServerException("Cannot execute " + command + ": " + e));
        }
    }

    private static Document failed(MongoServerException e) {
        return KnownCommands.describe(e, new Document("ok", 0));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return KnownCommands.changes(command.toLowerCase(Locale.ROOT), query)
                ? file.write(
                        KnownCommands.isDurable(query), () -> super.handleCommand(channel, database, command, query))
                : super.handleCommand(channel, database, command, query);
    }

    @Override
    protected Document handleGetMore(String database, String command, Document query) {
        return cursors.more(query, database);
    }

    @Override
    protected Document handleKillCursors(Document query) {
        return cursors.kill(query);
    }
}

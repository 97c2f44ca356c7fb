package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import io.sagadesk.embeddedmongo.journal.CollectionImage;
import io.sagadesk.embeddedmongo.journal.DocumentJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes commands. Writing commands run one after the other, each with its journal write; readers wait only while a
 * writing command runs.
 */
public final class StoredBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(StoredBackend.class);

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final OpenCursors cursors = new OpenCursors();
    private @Nullable DocumentJournal journal;

    /** Writes all changes to this journal from now on. */
    public void writeTo(DocumentJournal started) {
        journal = started;
    }

    OpenCursors cursors() {
        return cursors;
    }

    MatchingDocuments rows(StoredCollection collection, QuerySpec querySpec) {
        return MatchingDocuments.find(collection, querySpec, lock.readLock());
    }

    void note(byte kind, StoredCollection collection, byte[] document) {
        if (journal != null) {
            journal.frame().document(kind, collection.getFullName(), document);
        }
    }

    void note(byte kind, String collection, String name) {
        if (journal != null) {
            journal.frame().name(kind, collection, name);
        }
    }

    void note(byte kind, String collection, byte[] document) {
        if (journal != null) {
            journal.frame().document(kind, collection, document);
        }
    }

    StoredDatabase database(String name) {
        return (StoredDatabase) resolveDatabase(name);
    }

    @Override
    protected StoredDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(this, name, getCursorRegistry());
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
        Document answer = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof MongoServerError error) {
            answer.append("code", error.getCode());
            answer.putIfNotNull("codeName", error.getCodeName());
        }
        return answer;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (!KnownCommands.changes(command.toLowerCase(Locale.ROOT), query)) {
            return super.handleCommand(channel, database, command, query);
        }
        lock.writeLock().lock();
        try {
            return change(channel, database, command, query);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private Document change(Channel channel, String database, String command, Document query) {
        DocumentJournal writing = journal;
        if (writing == null) {
            throw new MongoServerException("The document store is closed");
        }
        writing.begin();
        Document answer;
        try {
            answer = super.handleCommand(channel, database, command, query);
        } finally {
            writing.commit();
        }
        if (writing.hasOutgrown()) {
            writing.compact(images());
        }
        return answer;
    }

    private List<CollectionImage> images() {
        List<CollectionImage> images = new ArrayList<>();
        for (String name : listDatabaseNames()) {
            images.addAll(database(name).images());
        }
        return images;
    }

    @Override
    protected Document handleGetMore(String database, String command, Document query) {
        return cursors.more(query, database);
    }

    @Override
    protected Document handleKillCursors(Document query) {
        return cursors.kill(query);
    }

    /** Waits for the running command; afterwards no command changes anything. */
    public void stop() {
        lock.writeLock().lock();
        try {
            journal = null;
        } finally {
            lock.writeLock().unlock();
        }
    }
}

package io.sagadesk.replay.cli.export;

import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.CliException;
import io.sagadesk.replay.cli.events.OriginOptions;
import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.replay.export.ReadModelCsv;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.mongo.MongoDatabases;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Exports the documents of a read model, from a running server or from the data directory of a stopped one. */
final class ModelExport {

    private static final String DOCUMENTS = "documents";

    private final String model;
    private final @Nullable Integer version;

    /** @param version the version to export; null for the one in service */
    ModelExport(String model, @Nullable Integer version) {
        this.model = model;
        this.version = version;
    }

    void write(OriginOptions origin, Writer out) throws IOException {
        var data = origin.data();
        if (data == null) fromServer(origin.server(), out);
        else fromDirectory(data, out);
    }

    private void fromServer(SagadeskClient server, Writer out) throws IOException {
        var versionParameter = version == null ? "" : "&version=" + version;
        var path = "/v1/projections/" + PagedAnswer.encoded(projection().name()) + "/documents?model="
                + PagedAnswer.encoded(model);
        server.copy(path + versionParameter, out);
    }

    private void fromDirectory(Path data, Writer out) throws IOException {
        var directory = data.resolve(DOCUMENTS);
        var uri = System.getenv(MongoDatabases.URI);
        if (uri == null && !Files.isDirectory(directory)) throw new CliException("There are no read models in " + data);
        try (var databases = MongoDatabases.open(uri, directory)) {
            var versions = new ProjectionVersions(databases.database());
            var number = version == null ? versions.of(projection()).serving() : version;
            if (versions.of(projection()).version(number).isEmpty()) {
                throw new CliException(
                        "There is no version " + number + " of " + projection().name());
            }
            ReadModelCsv.write(databases.database(), spec(), number, out);
        } catch (StoreUnusableException inUse) {
            throw new CliException(
                    "The read models in " + data + " cannot be opened: leave out --data to ask the server, if"
                            + " one is running there (" + inUse.getMessage() + ")");
        }
    }

    private Projection projection() {
        return ProjectionCatalog.ALL.stream()
                .filter(projection -> projection.models().stream().anyMatch(this::isWanted))
                .findFirst()
                .orElseThrow(() -> new CliException("There is no read model " + model + "; there are "
                        + String.join(
                                ", ",
                                ProjectionCatalog.ALL.stream()
                                        .flatMap(projection -> projection.models().stream())
                                        .map(ModelSpec::name)
                                        .toList())));
    }

    private ModelSpec<?> spec() {
        return projection().model(model);
    }

    private boolean isWanted(ModelSpec<?> spec) {
        return spec.name().equals(model);
    }
}

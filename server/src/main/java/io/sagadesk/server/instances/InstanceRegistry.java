package io.sagadesk.server.instances;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * The instances that live, each as a document that it renews. One that dies is no longer counted after
 * {@link #TIME_TO_LIVE}; one that stops takes its document away. The clocks of instances may differ by less than that.
 */
final class InstanceRegistry {

    /** After this time without a sign of life an instance counts as dead. */
    static final Duration TIME_TO_LIVE = Duration.ofSeconds(5);

    private static final Duration KEPT_FOR_PEOPLE = Duration.ofHours(1);
    private static final String NAME = "_id";
    private static final String ROLES = "roles";
    private static final String REVISIONS = "revisions";
    private static final String LEFT = "left";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> instances;
    private final String name;
    private final Clock clock;

    InstanceRegistry(MongoCollection<Document> instances, String name, Clock clock) {
        this.instances = instances.withWriteConcern(instances.getWriteConcern().withJournal(false));
        this.name = name;
        this.clock = clock;
    }

    /** Renews this instance's document, and returns all instances that live, in the order of their names. */
    List<LiveInstance> renew(LiveInstance own) {
        var now = clock.instant();
        var document = new Document(NAME, name)
                .append(ROLES, own.roles().stream().map(InstanceRole::name).toList())
                .append(REVISIONS, new Document(Map.copyOf(own.revisions())))
                .append(LEFT, List.copyOf(own.left()))
                .append(UNTIL, now.plus(TIME_TO_LIVE));
        instances.replaceOne(eq(NAME, name), document, new ReplaceOptions().upsert(true));
        instances.deleteMany(lt(UNTIL, now.minus(KEPT_FOR_PEOPLE)));
        return instances.find(gt(UNTIL, now)).map(InstanceRegistry::instance).into(new ArrayList<>()).stream()
                .sorted(Comparator.comparing(LiveInstance::name))
                .toList();
    }

    /** Takes this instance's document away, so that others take over its work at once. */
    void leave() {
        instances.deleteOne(eq(NAME, name));
    }

    /** Roles of a newer version that this one does not know do not matter to it. */
    private static LiveInstance instance(Document stored) {
        var roles = EnumSet.noneOf(InstanceRole.class);
        for (var role : InstanceRole.values()) {
            if (stored.getList(ROLES, String.class).contains(role.name())) roles.add(role);
        }
        var revisions = stored.get(REVISIONS, Document.class).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (Integer) entry.getValue()));
        var left = Set.copyOf(stored.getList(LEFT, String.class, List.of()));
        return new LiveInstance(stored.getString(NAME), roles, revisions, left);
    }
}

package io.sagadesk.embeddedmongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract test of the MongoDB features that the product uses; run against the embedded server and a real one. */
@Timeout(120)
abstract class MongoContract {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> notes;

    abstract MongoClient connect();

    @BeforeEach
    void use_a_database_of_its_own() {
        client = connect();
        database = client.getDatabase("sagadesk-contract-" + Long.toHexString(System.nanoTime()));
        notes = database.getCollection("notes");
    }

    @AfterEach
    void leave_nothing_behind() {
        database.drop();
        client.close();
    }

    @Test
    void a_document_is_read_as_it_was_written() {
        Document note = new Document("_id", "n-1")
                .append("text", "a \u0000 zero and a \uD83D\uDE00")
                .append("count", 7)
                .append("position", 1L << 60)
                .append("rate", 0.25)
                .append("done", true)
                .append("at", Date.from(Instant.ofEpochMilli(1_700_000_000_123L)))
                .append("nothing", null)
                .append("tags", List.of("a", List.of(), new Document("b", 1)))
                .append("nested", new Document("deep", new Document()));
        notes.insertOne(note);
        assertThat(notes.find().first()).isEqualTo(note);
    }

    @Test
    void a_document_without_an_id_gets_one() {
        notes.insertOne(new Document("text", "x"));
        assertThat(notes.find().first().getObjectId("_id")).isNotNull();
    }

    @Test
    void an_id_is_taken_only_once() {
        notes.insertOne(note("n-1", 1));
        assertThatThrownBy(() -> notes.insertOne(note("n-1", 2)))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThat(positions(eq("_id", "n-1"))).containsExactly(1);
    }

    @Test
    void numbers_of_two_types_are_the_same_id() {
        notes.insertOne(new Document("_id", 5));
        assertThatThrownBy(() -> notes.insertOne(new Document("_id", 5L))).hasMessageContaining("E11000");
        assertThat(notes.find(eq("_id", 5.0)).first()).isEqualTo(new Document("_id", 5));
        notes.insertOne(new Document("_id", (1L << 60) + 1));
        assertThat(notes.find(eq("_id", 1L << 60)).first()).isNull();
    }

    @Test
    void a_document_is_an_id_if_its_fields_are_in_the_same_order() {
        Document id = new Document("desk", "d-1").append("hour", 7);
        notes.insertOne(new Document("_id", id));
        assertThat(notes.find(eq("_id", id)).first()).isEqualTo(new Document("_id", id));
        assertThat(notes.find(eq("_id", new Document("hour", 7).append("desk", "d-1")))
                        .first())
                .isNull();
    }

    @Test
    void a_replacement_by_id_stores_what_is_missing_only_if_asked_to() {
        assertThat(notes.replaceOne(eq("_id", "n-1"), note("n-1", 1)).getMatchedCount())
                .isZero();
        assertThat(notes.replaceOne(eq("_id", "n-1"), note("n-1", 1), UPSERT).getUpsertedId())
                .isNotNull();
        var same = notes.replaceOne(eq("_id", "n-1"), note("n-1", 1), UPSERT);
        assertThat(same.getMatchedCount()).isOne();
        assertThat(same.getModifiedCount()).isZero();
        var other = notes.replaceOne(eq("_id", "n-1"), new Document("position", 2));
        assertThat(other.getModifiedCount()).isOne();
        assertThat(notes.find().first()).isEqualTo(new Document("_id", "n-1").append("position", 2));
    }

    @Test
    void a_replacement_cannot_change_the_id() {
        notes.insertOne(note("n-1", 1));
        assertThatThrownBy(() -> notes.replaceOne(eq("_id", "n-1"), note("n-2", 2)))
                .isInstanceOf(MongoWriteException.class);
        assertThat(positions(new Document())).containsExactly(1);
    }

    @Test
    void an_unordered_batch_says_what_failed_and_does_the_rest() {
        notes.insertOne(note("n-3", 3));
        List<WriteModel<Document>> batch = new ArrayList<>();
        IntStream.range(0, 6).forEach(i -> batch.add(new InsertOneModel<>(note("n-" + i, i))));
        assertThatThrownBy(() -> notes.bulkWrite(batch, UNORDERED))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, failed -> {
                    assertThat(failed.getWriteErrors()).hasSize(1);
                    assertThat(failed.getWriteErrors().get(0).getIndex()).isEqualTo(3);
                    assertThat(failed.getWriteErrors().get(0).getCode()).isEqualTo(11000);
                    assertThat(failed.getWriteResult().getInsertedCount()).isEqualTo(5);
                });
        assertThat(notes.countDocuments()).isEqualTo(6);
    }

    @Test
    void an_ordered_batch_ends_at_what_failed() {
        notes.insertOne(note("n-3", 3));
        List<WriteModel<Document>> batch = new ArrayList<>();
        IntStream.range(0, 6).forEach(i -> batch.add(new InsertOneModel<>(note("n-" + i, i))));
        assertThatThrownBy(() -> notes.bulkWrite(batch)).isInstanceOf(MongoBulkWriteException.class);
        assertThat(notes.countDocuments()).isEqualTo(4);
    }

    @Test
    void a_batch_of_replacements_counts_what_it_stored() {
        upsert(0, 2_000);
        BulkWriteResult result = upsert(1_000, 3_000);
        assertThat(result.getUpserts()).hasSize(1_000);
        assertThat(result.getMatchedCount()).isEqualTo(1_000);
        assertThat(result.getModifiedCount()).isZero();
        assertThat(notes.countDocuments()).isEqualTo(3_000);
    }

    @Test
    void replacements_that_break_uniqueness_fail_alone() {
        notes.createIndex(Indexes.ascending("position"), new IndexOptions().unique(true));
        notes.insertOne(note("n-1", 1));
        List<WriteModel<Document>> batch = List.of(
                new ReplaceOneModel<>(eq("_id", "n-2"), note("n-2", 1), UPSERT),
                new ReplaceOneModel<>(eq("_id", "n-3"), note("n-3", 3), UPSERT));
        assertThatThrownBy(() -> notes.bulkWrite(batch, UNORDERED))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        failed -> assertThat(failed.getWriteErrors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.getIndex()).isZero()));
        assertThat(positions(new Document())).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void many_documents_are_found_by_their_ids() {
        upsert(0, 3_000);
        List<String> wanted = new ArrayList<>(
                IntStream.range(1_000, 4_000).mapToObj(i -> "n-" + i).toList());
        wanted.add("n-1000");
        assertThat(notes.find(in("_id", wanted)).map(note -> note.getInteger("position")))
                .hasSize(2_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void fields_are_set_incremented_and_pushed() {
        notes.insertOne(note("n-1", 1));
        notes.updateOne(
                eq("_id", "n-1"),
                Updates.combine(Updates.set("doc.desk", "d-1"), Updates.inc("position", 2), Updates.push("tags", "a")));
        Document expected = new Document("_id", "n-1")
                .append("position", 3)
                .append("doc", new Document("desk", "d-1"))
                .append("tags", List.of("a"));
        assertThat(notes.find().projection(Projections.exclude("text")).first()).isEqualTo(expected);
    }

    @Test
    void an_update_of_many_changes_all_that_match() {
        upsert(0, 100);
        var result = notes.updateMany(gte("position", 40), Updates.set("late", true));
        assertThat(result.getModifiedCount()).isEqualTo(60);
        assertThat(notes.countDocuments(eq("late", true))).isEqualTo(60);
    }

    @Test
    void an_update_meets_a_document_once_even_if_it_moves_in_the_index_that_finds_it() {
        notes.createIndex(Indexes.ascending("position"));
        upsert(0, 1_000);
        var result = notes.updateMany(gte("position", 0), Updates.inc("position", 10_000));
        assertThat(result.getModifiedCount()).isEqualTo(1_000);
        assertThat(page(gte("position", 0), ascending("position"), 0, 0))
                .isEqualTo(IntStream.range(10_000, 11_000).boxed().toList());
    }

    @Test
    void an_update_stores_what_is_missing_if_asked_to() {
        var upsert = new UpdateOptions().upsert(true);
        var first = notes.updateOne(and(eq("a", 1), eq("b", 2)), Updates.inc("n", 1), upsert);
        assertThat(first.getUpsertedId()).isNotNull();
        var second = notes.updateOne(and(eq("a", 1), eq("b", 2)), Updates.inc("n", 1), upsert);
        assertThat(second.getUpsertedId()).isNull();
        assertThat(notes.find(eq("n", 2)).first()).containsEntry("a", 1).containsEntry("b", 2);
    }

    @Test
    void a_document_is_found_and_changed_in_one_step() {
        notes.insertOne(note("n-1", 1));
        Document before = notes.findOneAndUpdate(eq("_id", "n-1"), Updates.inc("position", 1));
        assertThat(before).containsEntry("position", 1);
        var after = new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .upsert(true);
        assertThat(notes.findOneAndUpdate(eq("_id", "n-1"), Updates.inc("position", 1), after))
                .containsEntry("position", 3);
        assertThat(notes.findOneAndUpdate(eq("_id", "n-2"), Updates.set("position", 9), after))
                .containsEntry("position", 9);
        assertThat(notes.findOneAndUpdate(eq("_id", "n-7"), Updates.set("position", 9)))
                .isNull();
        assertThat(notes.findOneAndDelete(eq("_id", "n-1"))).containsEntry("position", 3);
        assertThat(positions(new Document())).containsExactly(9);
    }

    @Test
    void a_unique_index_refuses_the_second_one() {
        notes.createIndex(Indexes.ascending("doc.desk", "position"), new IndexOptions().unique(true));
        notes.insertOne(inDesk("n-1", "d-1", 1));
        notes.insertOne(inDesk("n-2", "d-1", 2));
        notes.insertOne(inDesk("n-3", "d-2", 1));
        assertThatThrownBy(() -> notes.insertOne(inDesk("n-4", "d-1", 1))).hasMessageContaining("E11000");
        assertThatThrownBy(() -> notes.updateOne(eq("_id", "n-2"), Updates.set("position", 1)))
                .hasMessageContaining("E11000");
        assertThat(positions(and(eq("doc.desk", "d-1"), eq("position", 2)))).containsExactly(2);
        notes.deleteOne(eq("_id", "n-1"));
        notes.insertOne(inDesk("n-4", "d-1", 1));
    }

    @Test
    void a_unique_index_is_not_built_over_duplicates() {
        notes.insertOne(note("n-1", 1));
        notes.insertOne(note("n-2", 1));
        assertThatThrownBy(() -> notes.createIndex(Indexes.ascending("position"), new IndexOptions().unique(true)))
                .hasMessageContaining("11000");
    }

    @Test
    void a_sparse_unique_index_lets_the_field_be_missing() {
        notes.createIndex(
                Indexes.ascending("ref"), new IndexOptions().unique(true).sparse(true));
        notes.insertOne(note("n-1", 1));
        notes.insertOne(note("n-2", 2));
        notes.insertOne(note("n-3", 3).append("ref", "r"));
        assertThatThrownBy(() -> notes.insertOne(note("n-4", 4).append("ref", "r")))
                .hasMessageContaining("E11000");
        assertThat(positions(eq("ref", null))).containsExactlyInAnyOrder(1, 2);
        assertThat(notes.find().sort(ascending("ref"))).hasSize(3);
    }

    @Test
    void ranges_are_the_same_with_and_without_an_index() {
        IntStream.range(0, 500).forEach(i -> notes.insertOne(inDesk("n-" + i, "d-" + i % 5, i % 100)));
        notes.insertOne(new Document("_id", "text").append("position", "50"));
        notes.insertOne(new Document("_id", "none"));
        List<Bson> filters = List.of(
                gt("position", 50),
                gte("position", 50),
                lt("position", 50L),
                and(gte("position", 10), lt("position", 12.5)),
                in("position", 1, 3L, 700),
                and(eq("doc.desk", "d-3"), gt("position", 90)),
                and(in("doc.desk", "d-3", "d-1"), gte("position", 98)),
                and(gt("doc.desk", "d-3"), eq("position", 99)),
                eq("position", null),
                gt("position", "4"),
                new Document("doc.desk", new Document("$ne", "d-1")),
                new Document("$or", List.of(new Document("position", 1), new Document("position", 99))));
        List<List<Object>> without = filters.stream().map(this::ids).toList();
        notes.createIndex(Indexes.ascending("position"));
        notes.createIndex(Indexes.compoundIndex(Indexes.ascending("doc.desk"), Indexes.descending("position")));
        for (int i = 0; i < filters.size(); i++) {
            assertThat(ids(filters.get(i))).as(filters.get(i).toString()).isEqualTo(without.get(i));
            assertThat(notes.countDocuments(filters.get(i)))
                    .isEqualTo(without.get(i).size());
        }
    }

    @Test
    void pages_come_in_order_with_and_without_an_index() {
        IntStream.range(0, 1_000).forEach(i -> notes.insertOne(inDesk("n-" + i, "d-" + i % 3, (i * 7919) % 1_000)));
        Bson filter = and(eq("doc.desk", "d-1"), gt("position", 100));
        List<Integer> expected = page(filter, ascending("position"), 10, 50);
        List<Integer> backwards = page(filter, descending("position"), 10, 50);
        assertThat(expected).isSorted().hasSize(50);
        assertThat(backwards).isSortedAccordingTo((a, b) -> b - a).hasSize(50);
        notes.createIndex(Indexes.ascending("doc.desk", "position"));
        assertThat(page(filter, ascending("position"), 10, 50)).isEqualTo(expected);
        assertThat(page(filter, descending("position"), 10, 50)).isEqualTo(backwards);
        assertThat(page(filter, orderBy(ascending("doc.desk"), ascending("position")), 10, 50))
                .isEqualTo(expected);
        assertThat(page(filter, ascending("position"), 0, 0)).hasSize(300);
        assertThat(page(new Document(), descending("doc.desk", "position"), 0, 3))
                .isEqualTo(page(eq("doc.desk", "d-2"), descending("position"), 0, 3));
    }

    @Test
    void a_limit_counts_what_matches_and_not_what_is_met() {
        IntStream.range(0, 1_000).forEach(i -> notes.insertOne(inDesk("n-" + i, "d-" + i % 100, i)));
        notes.createIndex(Indexes.ascending("position"));
        assertThat(page(and(gte("position", 0), eq("doc.desk", "d-99")), ascending("position"), 2, 3))
                .containsExactly(299, 399, 499);
    }

    @Test
    void an_array_is_found_by_each_of_its_elements() {
        notes.createIndex(Indexes.ascending("tags"));
        notes.createIndex(Indexes.ascending("lines.sku", "position"));
        notes.insertOne(
                note("n-1", 1).append("tags", List.of("a", "b")).append("lines", List.of(sku("s-1"), sku("s-2"))));
        notes.insertOne(note("n-2", 2).append("tags", List.of("b", "b")).append("lines", List.of(sku("s-2"))));
        notes.insertOne(note("n-3", 3).append("tags", List.of()));
        assertThat(positions(eq("tags", "b"))).containsExactlyInAnyOrder(1, 2);
        assertThat(positions(in("tags", "a", "b"))).containsExactlyInAnyOrder(1, 2);
        assertThat(positions(eq("lines.sku", "s-2"))).containsExactlyInAnyOrder(1, 2);
        assertThat(positions(and(eq("lines.sku", "s-2"), gt("position", 1)))).containsExactly(2);
        notes.updateOne(eq("_id", "n-1"), Updates.pull("tags", "b"));
        assertThat(positions(eq("tags", "b"))).containsExactly(2);
        assertThat(positions(eq("tags", List.of("a")))).containsExactly(1);
        assertThat(notes.find().sort(ascending("tags"))).hasSize(3);
    }

    @Test
    void an_array_has_elements_on_both_sides_of_a_range() {
        notes.createIndex(Indexes.ascending("numbers"));
        notes.insertOne(note("n-1", 1).append("numbers", List.of(1, 10)));
        assertThat(positions(and(gt("numbers", 4), lt("numbers", 6)))).containsExactly(1);
    }

    @Test
    void a_text_that_starts_another_one_is_not_the_other_one() {
        notes.createIndex(Indexes.descending("ref"));
        notes.insertOne(note("n-1", 1).append("ref", "a"));
        notes.insertOne(note("n-2", 2).append("ref", "a\u0000"));
        notes.insertOne(note("n-3", 3).append("ref", "ab"));
        assertThat(positions(eq("ref", "a"))).containsExactly(1);
        assertThat(page(new Document(), ascending("ref"), 0, 0)).containsExactly(1, 2, 3);
    }

    @Test
    void many_are_deleted_at_once() {
        upsert(0, 1_000);
        notes.createIndex(Indexes.ascending("position"));
        assertThat(notes.deleteMany(lt("position", 400)).getDeletedCount()).isEqualTo(400);
        assertThat(notes.deleteMany(in("_id", "n-400", "n-401", "n-1")).getDeletedCount())
                .isEqualTo(2);
        assertThat(notes.countDocuments()).isEqualTo(598);
        assertThat(notes.countDocuments(lt("position", 402))).isZero();
    }

    @Test
    void a_dropped_collection_is_gone_with_its_indexes() {
        notes.createIndex(Indexes.ascending("position"), new IndexOptions().unique(true));
        upsert(0, 10);
        database.getCollection("others").insertOne(note("o-1", 1));
        assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("notes", "others");
        notes.drop();
        notes.drop();
        assertThat(database.listCollectionNames()).containsExactly("others");
        notes.insertMany(List.of(note("n-1", 1), note("n-2", 1)));
        assertThat(notes.listIndexes()).hasSize(1);
    }

    @Test
    void indexes_are_listed_and_dropped_in_their_own_collection_only() {
        MongoCollection<Document> others = database.getCollection("others");
        for (MongoCollection<Document> each : List.of(notes, others)) {
            each.createIndex(Indexes.ascending("position"));
            each.createIndex(Indexes.descending("doc.desk"));
        }
        notes.createIndex(Indexes.ascending("position")); // a repeat is harmless
        assertThat(indexes(notes)).containsExactlyInAnyOrder("_id_", "position_1", "doc.desk_-1");
        notes.dropIndex("position_1");
        assertThat(indexes(notes)).containsExactlyInAnyOrder("_id_", "doc.desk_-1");
        notes.dropIndexes();
        assertThat(indexes(notes)).containsExactly("_id_");
        assertThat(indexes(others)).hasSize(3);
    }

    @Test
    void documents_of_several_megabytes_are_stored() {
        String text = "x".repeat(6 << 20);
        for (int i = 0; i < 4; i++) {
            notes.insertOne(note("n-" + i, i).append("large", text));
        }
        assertThat(notes.find().sort(ascending("position")).map(each -> each.getString("large")))
                .hasSize(4)
                .allSatisfy(large -> assertThat(large).isEqualTo(text));
    }

    @Test
    void a_cursor_goes_through_a_hundred_thousand_documents() {
        for (int start = 0; start < 100_000; start += 5_000) {
            upsert(start, start + 5_000);
        }
        Set<Integer> seen = new HashSet<>();
        notes.find().map(note -> note.getInteger("position")).forEach(seen::add);
        assertThat(seen).hasSize(100_000);
        assertThat(notes.find().batchSize(700).map(note -> note.getInteger("position")))
                .hasSize(100_000);
    }

    @Test
    void readers_see_whole_documents_while_others_write() {
        upsert(0, 200);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int round = 1; round <= 50; round++) {
                rewrite(round);
            }
        });
        do {
            assertThat(notes.find())
                    .hasSize(200)
                    .allSatisfy(note -> assertThat(note.getInteger("a")).isEqualTo(note.getInteger("b")));
        } while (!writing.isDone());
        writing.join();
    }

    @Test
    void documents_are_matched_and_grouped() {
        IntStream.range(0, 100).forEach(i -> notes.insertOne(inDesk("n-" + i, "d-" + i % 4, i)));
        var groups = notes.aggregate(List.of(
                Aggregates.match(gte("position", 20)),
                Aggregates.group("$doc.desk", Accumulators.sum("n", 1), Accumulators.max("last", "$position")),
                Aggregates.sort(ascending("_id"))));
        assertThat(groups.map(group -> group.getString("_id") + " " + group.get("n") + " " + group.get("last")))
                .containsExactly("d-0 20 96", "d-1 20 97", "d-2 20 98", "d-3 20 99");
    }

    @Test
    void what_is_counted_may_be_skipped_and_limited() {
        upsert(0, 100);
        notes.createIndex(Indexes.ascending("position"));
        assertThat(notes.countDocuments(gte("position", 40))).isEqualTo(60);
        assertThat(notes.countDocuments(
                        gte("position", 40), new CountOptions().skip(10).limit(20)))
                .isEqualTo(20);
        assertThat(notes.countDocuments(
                        gte("position", 40), new CountOptions().skip(55).limit(20)))
                .isEqualTo(5);
        assertThat(notes.estimatedDocumentCount()).isEqualTo(100);
    }

    @Test
    void documents_are_met_in_the_order_in_which_they_were_inserted() {
        for (int start = 0; start < 30_000; start += 10_000) { // deletions leave holes, which are closed
            upsert(start, start + 10_000);
            notes.deleteMany(and(gte("position", start), lt("position", start + 9_500)));
        }
        List<Integer> expected = IntStream.range(0, 30_000)
                .filter(position -> position % 10_000 >= 9_500)
                .boxed()
                .toList();
        assertThat(positions(new Document())).isEqualTo(expected);
        assertThat(positions(in("_id", "n-9500", "n-29999", "n-1"))).containsExactlyInAnyOrder(9_500, 29_999);
        assertThat(page(new Document(), new Document(), 3, 2)).containsExactly(9_503, 9_504);
    }

    @Test
    void distinct_values_are_named() {
        IntStream.range(0, 10).forEach(i -> notes.insertOne(inDesk("n-" + i, "d-" + i % 4, i)));
        assertThat(notes.distinct("doc.desk", gt("position", 7), String.class)).containsExactly("d-0", "d-1");
    }

    @Test
    void a_question_about_nothing_is_answered() {
        assertThat(notes.find()).isEmpty();
        assertThat(notes.countDocuments()).isZero();
        assertThat(notes.deleteMany(new Document()).getDeletedCount()).isZero();
        upsert(0, 10);
        assertThat(notes.find(in("_id", List.of()))).isEmpty();
        assertThat(notes.find().skip(20).limit(5)).isEmpty();
    }

    private BulkWriteResult upsert(int from, int to) {
        List<WriteModel<Document>> batch = new ArrayList<>();
        for (int i = from; i < to; i++) {
            batch.add(new ReplaceOneModel<>(eq("_id", "n-" + i), note("n-" + i, i), UPSERT));
        }
        return notes.bulkWrite(batch, UNORDERED);
    }

    private void rewrite(int round) {
        List<WriteModel<Document>> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Document note = note("n-" + i, i).append("a", round).append("b", round);
            batch.add(new ReplaceOneModel<>(eq("_id", "n-" + i), note, UPSERT));
        }
        notes.bulkWrite(batch, UNORDERED);
    }

    private List<Integer> positions(Bson filter) {
        return notes.find(filter).map(note -> note.getInteger("position")).into(new ArrayList<>());
    }

    private List<Object> ids(Bson filter) {
        return notes.find(filter).map(note -> note.get("_id")).into(new ArrayList<>()).stream()
                .sorted()
                .toList();
    }

    private List<Integer> page(Bson filter, Bson order, int skip, int limit) {
        return notes.find(filter)
                .sort(order)
                .skip(skip)
                .limit(limit)
                .map(note -> note.getInteger("position"))
                .into(new ArrayList<>());
    }

    private static List<String> indexes(MongoCollection<Document> collection) {
        return collection.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
    }

    private static Document note(String id, int position) {
        return new Document("_id", id).append("position", position).append("text", "text " + position);
    }

    private static Document inDesk(String id, String desk, int position) {
        return note(id, position).append("doc", new Document("desk", desk));
    }

    private static Document sku(String sku) {
        return new Document("sku", sku);
    }
}

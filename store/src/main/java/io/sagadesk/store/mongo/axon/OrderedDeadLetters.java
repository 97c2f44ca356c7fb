package io.sagadesk.store.mongo.axon;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Axon's collections, except that dead letters are sorted before the first of each sequence is taken. Axon's queue takes the first
 * that MongoDB returns, which is the oldest only as long as MongoDB returns documents in the order in which they were inserted. It
 * does not promise that.
 */
final class OrderedDeadLetters extends DefaultMongoTemplate {

    private static final Bson BY_INDEX = Aggregates.sort(Sorts.ascending("index"));

    OrderedDeadLetters(Builder builder) {
        super(builder);
    }

    @Override
    public MongoCollection<Document> deadLetterCollection() {
        var collection = super.deadLetterCollection();
        @SuppressWarnings("unchecked")
        var sorting = (MongoCollection<Document>) Proxy.newProxyInstance(
                MongoCollection.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, arguments) -> {
                    if (isPipeline(method.getName(), arguments)) return collection.aggregate(sorted(arguments[0]));
                    try {
                        return method.invoke(collection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
        return sorting;
    }

    private static boolean isPipeline(String method, Object[] arguments) {
        return method.equals("aggregate") && arguments.length == 1;
    }

    /** Behind the first stage, which selects a processing group. */
    @SuppressWarnings("unchecked")
    private static List<Bson> sorted(Object pipeline) {
        var stages = new ArrayList<>((List<Bson>) pipeline);
        stages.add(1, BY_INDEX);
        return stages;
    }
}

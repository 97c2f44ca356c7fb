package io.sagadesk.embeddedmongo.index;

import io.sagadesk.embeddedmongo.bson.CompoundKey;
import io.sagadesk.embeddedmongo.bson.IndexKeyWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a query: ranges of an index, or a scan of the whole collection.
 *
 * @param ordered whether the documents are found in the requested order
 * @param backwards whether the ranges are read from their end
 * @param exact whether all documents found fulfil the filter
 * @param worth the rank of the plan; higher for fewer scanned documents
 */
public record QueryPlan(
        @Nullable StoredIndex index,
        List<KeyRange> ranges,
        boolean ordered,
        boolean backwards,
        boolean exact,
        int worth) {

    private static final int MAX_RANGES = 200_000;

    public static QueryPlan best(List<StoredIndex> indexes, QuerySpec querySpec) {
        FilterConditions conditions = new FilterConditions(querySpec.filter());
        QueryPlan best = everywhere(conditions, querySpec);
        for (StoredIndex index : indexes) {
            QueryPlan plan = new IndexPlanner(index, conditions, querySpec).plan();
            if (plan.worth > best.worth) best = plan;
        }
        return best;
    }

    private static QueryPlan everywhere(FilterConditions conditions, QuerySpec querySpec) {
        return new QueryPlan(null, List.of(), querySpec.order().isEmpty(), false, conditions.areFulfilledBy(0), 0);
    }

    /** Builds the plan of a query for one index. */
    private static final class IndexPlanner {
        private final StoredIndex index;
        private final List<CompoundKey.Part> parts;
        private final FilterConditions conditions;
        private final List<CompoundKey.Part> order;
        private List<byte[]> starts = List.of(new byte[0]);
        private @Nullable List<KeyRange> between;
        private int used;
        private int equal;
        private int exact;
        private boolean demandsField;
        private int worth;

        IndexPlanner(StoredIndex index, FilterConditions conditions, QuerySpec querySpec) {
            this.index = index;
            this.parts = index.key.parts();
            this.conditions = conditions;
            this.order = querySpec.order();
        }

        QueryPlan plan() {
            while (used < parts.size() && between == null && use(parts.get(used))) used++;
            List<KeyRange> ranges = between != null
                    ? between
                    : starts.stream().map(KeyRange::startingWith).toList();
            boolean forwards = isOrder(ranges, false);
            boolean ordered = order.isEmpty() || forwards || isOrder(ranges, true);
            boolean isUseless = (index.isSparse() && !demandsField) || (used == 0 && (order.isEmpty() || !ordered));
            boolean isExact = conditions.areFulfilledBy(exact) && !index.isMultikey();
            int bonus = ordered && !order.isEmpty() ? 3 : 0;
            return new QueryPlan(
                    index, ranges, ordered, !order.isEmpty() && !forwards, isExact, isUseless ? -1 : worth + bonus);
        }

        private boolean use(CompoundKey.Part part) {
            FieldCondition condition = conditions.on(part.field());
            if (condition == null || !condition.isUsable()) return false;
            List<byte[]> oneOf = condition.oneOf;
            if (oneOf == null) {
                between = starts.stream()
                        .map(start -> between(start, condition, part.ascending()))
                        .toList();
                worth += 5;
            } else if ((long) starts.size() * oneOf.size() > MAX_RANGES) {
                return false;
            } else {
                starts = joined(oneOf, part.ascending());
                equal++;
                worth += oneOf.size() > 1 ? 9 : 10;
            }
            exact += condition.isExact() ? 1 : 0;
            demandsField |= condition.demandsField();
            return true;
        }

        /** For arrays only one bound is used, because different elements may fulfil the lower and the upper one. */
        private KeyRange between(byte[] start, FieldCondition condition, boolean ascending) {
            boolean onlyLowBound = index.isMultikey() && condition.low != null;
            return KeyRange.between(start, condition.low, onlyLowBound ? null : condition.high, ascending);
        }

        private List<byte[]> joined(List<byte[]> values, boolean ascending) {
            List<byte[]> joined = CompoundKey.joined(
                    starts,
                    ascending
                            ? values
                            : values.stream().map(IndexKeyWriter::inverted).toList());
            joined.sort(Arrays::compareUnsigned);
            return joined;
        }

        private boolean isOrder(List<KeyRange> ranges, boolean backwards) {
            return !index.isMultikey()
                    && (isOrderFrom(0, backwards) || (ranges.size() == 1 && isOrderFrom(equal, backwards)));
        }

        private boolean isOrderFrom(int first, boolean backwards) {
            if (first + order.size() > parts.size()) return false;
            for (int i = 0; i < order.size(); i++) {
                CompoundKey.Part part = parts.get(first + i);
                CompoundKey.Part sortPart = order.get(i);
                if (!part.field().equals(sortPart.field()) || part.ascending() == sortPart.ascending() == backwards) {
                    return false;
                }
            }
            return true;
        }
    }
}

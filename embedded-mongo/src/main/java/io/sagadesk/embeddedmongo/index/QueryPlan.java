package io.sagadesk.embeddedmongo.index;

import io.sagadesk.embeddedmongo.bson.CompoundKey;
import io.sagadesk.embeddedmongo.bson.IndexKeyWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to look for the documents that are wanted: in some ranges of an index, or everywhere.
 *
 * @param ordered whether they are met in the order that is wanted
 * @param backwards whether the ranges are to be walked from their end
 * @param exact whether all that are met fulfil the filter
 * @param worth the more, the fewer documents are looked at
 */
public record QueryPlan(
        @Nullable IndexEntries index,
        List<KeyRange> ranges,
        boolean ordered,
        boolean backwards,
        boolean exact,
        int worth) {

    private static final int MOST_RANGES = 200_000;

    public static QueryPlan best(List<StoredIndex> indexes, QuerySpec querySpec) {
        FilterConditions conditions = new FilterConditions(querySpec.filter());
        QueryPlan best = everywhere(conditions, querySpec);
        for (StoredIndex index : indexes) {
            QueryPlan plan = new Attempt(index.entries, conditions, querySpec).plan();
            if (plan.worth > best.worth) {
                best = plan;
            }
        }
        return best;
    }

    private static QueryPlan everywhere(FilterConditions conditions, QuerySpec querySpec) {
        return new QueryPlan(null, List.of(), querySpec.order().isEmpty(), false, conditions.areFulfilledBy(0), 0);
    }

    /** What one index can do for a question. */
    private static final class Attempt {
        private final IndexEntries index;
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

        Attempt(IndexEntries index, FilterConditions conditions, QuerySpec querySpec) {
            this.index = index;
            this.parts = index.key().parts();
            this.conditions = conditions;
            this.order = querySpec.order();
        }

        QueryPlan plan() {
            while (used < parts.size() && between == null && use(parts.get(used))) {
                used++;
            }
            List<KeyRange> ranges = between != null
                    ? between
                    : starts.stream().map(KeyRange::startingWith).toList();
            boolean forwards = isOrder(ranges, false);
            boolean ordered = order.isEmpty() || forwards || isOrder(ranges, true);
            boolean useless = (index.isSparse() && !demandsField) || (used == 0 && (order.isEmpty() || !ordered));
            boolean sure = conditions.areFulfilledBy(exact) && !index.isMultikey();
            int bonus = ordered && !order.isEmpty() ? 3 : 0;
            return new QueryPlan(
                    index, ranges, ordered, !order.isEmpty() && !forwards, sure, useless ? -1 : worth + bonus);
        }

        private boolean use(CompoundKey.Part part) {
            FieldCondition condition = conditions.on(part.field());
            if (condition == null || !condition.isUsable()) {
                return false;
            }
            List<byte[]> oneOf = condition.oneOf();
            if (oneOf == null) {
                between = starts.stream()
                        .map(start -> between(start, condition, part.ascending()))
                        .toList();
                worth += 5;
            } else if ((long) starts.size() * oneOf.size() > MOST_RANGES) {
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

        /** With arrays, one element may be above the lower bound and another one below the upper. */
        private KeyRange between(byte[] start, FieldCondition condition, boolean ascending) {
            boolean one = index.isMultikey() && condition.low() != null;
            return KeyRange.between(start, condition.low(), one ? null : condition.high(), ascending);
        }

        private List<byte[]> joined(List<byte[]> values, boolean ascending) {
            List<byte[]> joined = new ArrayList<>(starts.size() * values.size());
            for (byte[] start : starts) {
                for (byte[] value : values) {
                    IndexKeyWriter writer = new IndexKeyWriter().raw(start).raw(value);
                    joined.add((ascending ? writer : writer.invertFrom(start.length)).toBytes());
                }
            }
            joined.sort(Arrays::compareUnsigned);
            return joined;
        }

        private boolean isOrder(List<KeyRange> ranges, boolean backwards) {
            return !index.isMultikey()
                    && (isOrderFrom(0, backwards) || (ranges.size() == 1 && isOrderFrom(equal, backwards)));
        }

        private boolean isOrderFrom(int first, boolean backwards) {
            if (first + order.size() > parts.size()) {
                return false;
            }
            for (int i = 0; i < order.size(); i++) {
                CompoundKey.Part part = parts.get(first + i);
                CompoundKey.Part wanted = order.get(i);
                if (!part.field().equals(wanted.field()) || part.ascending() == wanted.ascending() == backwards) {
                    return false;
                }
            }
            return true;
        }
    }
}

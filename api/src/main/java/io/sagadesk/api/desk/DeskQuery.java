package io.sagadesk.api.desk;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.DeskId;
import org.jspecify.annotations.Nullable;

/** Queries about desks. */
public sealed interface DeskQuery extends Query {

    @Override
    default String projection() {
        return "desks";
    }

    /**
     * Lists desks in the order of their ids; answered by a {@link DeskList}.
     *
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
     */
    record WhichDesks(int limit, @Nullable String cursor) implements DeskQuery {

        public WhichDesks {
            PageRequest.checked(limit);
        }
    }

    /** Asks for one desk and its agents; answered by a {@link DeskFound}. */
    record WhoIsAtDesk(DeskId deskId) implements DeskQuery {}
}

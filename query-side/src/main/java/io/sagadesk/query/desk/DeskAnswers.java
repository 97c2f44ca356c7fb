package io.sagadesk.query.desk;

import static io.sagadesk.projections.desk.DeskProjection.DESKS;
import static io.sagadesk.projections.desk.DeskProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.desk.DeskDetail;
import io.sagadesk.api.desk.DeskFound;
import io.sagadesk.api.desk.DeskList;
import io.sagadesk.api.desk.DeskQuery.WhichDesks;
import io.sagadesk.api.desk.DeskQuery.WhoIsAtDesk;
import io.sagadesk.projections.desk.DeskDocument;
import io.sagadesk.query.IdOrder;
import io.sagadesk.query.ListFilter;
import io.sagadesk.query.ReadSide;
import io.sagadesk.rules.desk.DeskAgent;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;

/** Answers queries about desks and their agents. */
public final class DeskAnswers {

    private static final Bson OPENED = new ListFilter().has("doc.openedAt").filter();

    private final ReadSide readSide;

    public DeskAnswers(ReadSide readSide) {
        this.readSide = readSide;
    }

    @QueryHandler
    public DeskList answer(WhichDesks query) {
        var serving = readSide.serving(PROJECTION);
        var page = IdOrder.page(serving.documents(DESKS), OPENED, query.cursor(), query.limit());
        var desks =
                page.documents().stream().map(stored -> detail(stored.doc())).toList();
        return new DeskList(desks, page.next(), serving.asOf());
    }

    @QueryHandler
    public DeskFound answer(WhoIsAtDesk query) {
        var serving = readSide.serving(PROJECTION);
        var byId = Filters.eq("_id", query.deskId().value());
        var found = serving.documents(DESKS).find(Filters.and(byId, OPENED)).first();
        return new DeskFound(found == null ? null : detail(found.doc()), serving.asOf());
    }

    private static DeskDetail detail(DeskDocument desk) {
        return new DeskDetail(
                desk.deskId(),
                Objects.requireNonNull(desk.name()),
                Objects.requireNonNull(desk.openedAt()),
                desk.routingVersion(),
                desk.waiting(),
                desk.agents().stream().map(DeskAnswers::agent).toList());
    }

    private static DeskDetail.Agent agent(DeskAgent agent) {
        return new DeskDetail.Agent(
                agent.agentId(),
                agent.presence(),
                agent.skills(),
                agent.senior(),
                agent.load(),
                agent.capacity(),
                agent.lastAssigned());
    }
}

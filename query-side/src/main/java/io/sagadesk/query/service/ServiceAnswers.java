package io.sagadesk.query.service;

import static io.sagadesk.projections.service.ServiceProjection.FIGURES;
import static io.sagadesk.projections.service.ServiceProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.service.ServiceQuery.HowIsServiceDoing;
import io.sagadesk.api.service.ServiceReport;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.service.ServiceHealth;
import io.sagadesk.query.ReadSide;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;

/** Answers queries about service figures. */
public final class ServiceAnswers {

    private final ReadSide readSide;

    public ServiceAnswers(ReadSide readSide) {
        this.readSide = readSide;
    }

    @QueryHandler
    public ServiceReport answer(HowIsServiceDoing query) {
        var serving = readSide.serving(PROJECTION);
        var figures = serving.documents(FIGURES).find(filter(query)).map(StoredDocument::doc);
        return new ServiceReport(
                ServiceHealth.of(figures, query), ServiceHealth.provisionalFrom(query), serving.asOf());
    }

    private static Bson filter(HowIsServiceDoing query) {
        var filters = new ArrayList<>(
                List.of(Filters.gte("doc.quarter", query.from()), Filters.lt("doc.quarter", query.to())));
        if (query.channel() != null)
            filters.add(Filters.eq("doc.channel", query.channel().name()));
        if (query.desk() != null)
            filters.add(Filters.eq("doc.desk", query.desk().value()));
        if (query.agent() != null)
            filters.add(Filters.eq("doc.agent", query.agent().value()));
        return Filters.and(filters);
    }
}

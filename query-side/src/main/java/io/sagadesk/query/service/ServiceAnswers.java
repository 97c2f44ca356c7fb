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

/** Answers from the figures of service. */
public final class ServiceAnswers {

    private final ReadSide readSide;

    public ServiceAnswers(ReadSide readSide) {
        this.readSide = readSide;
    }

    @QueryHandler
    public ServiceReport answer(HowIsServiceDoing asked) {
        var serving = readSide.serving(PROJECTION);
        var figures = serving.documents(FIGURES).find(filter(asked)).map(StoredDocument::doc);
        return new ServiceReport(
                ServiceHealth.of(figures, asked), ServiceHealth.provisionalFrom(asked), serving.asOf());
    }

    private static Bson filter(HowIsServiceDoing asked) {
        var filters = new ArrayList<>(List.of(
                Filters.gte("doc.quarter", ServiceHealth.firstQuarter(asked)), Filters.lt("doc.quarter", asked.to())));
        if (asked.channel() != null)
            filters.add(Filters.eq("doc.channel", asked.channel().name()));
        if (asked.desk() != null)
            filters.add(Filters.eq("doc.desk", asked.desk().value()));
        if (asked.agent() != null)
            filters.add(Filters.eq("doc.agent", asked.agent().value()));
        return Filters.and(filters);
    }
}

package io.sagadesk.query.rfm;

import static io.sagadesk.projections.rfm.RfmProjection.PROFILES;
import static io.sagadesk.projections.rfm.RfmProjection.PROJECTION;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.rfm.RfmDays;
import io.sagadesk.api.rfm.RfmQuery.HowDidCustomerStand;
import io.sagadesk.api.rfm.RfmQuery.HowDidCustomersStand;
import io.sagadesk.api.rfm.RfmQuery.WhichCustomersAreSlippingAway;
import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.RfmReport;
import io.sagadesk.api.rfm.RfmStandingFound;
import io.sagadesk.api.rfm.RfmStandings;
import io.sagadesk.api.rfm.SegmentChanges;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.rfm.RfmAssessment;
import io.sagadesk.projections.rfm.RfmAssessor;
import io.sagadesk.query.ReadSide;
import io.sagadesk.rules.rfm.RfmWindow;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.queryhandling.QueryHandler;

/** Answers queries about RFM standings and churn. */
public final class RfmAnswers {

    private final ReadSide readSide;
    private final MongoDatabase database;
    private final ConcurrentMap<Integer, RfmAssessor> assessors = new ConcurrentHashMap<>();

    public RfmAnswers(ReadSide readSide, MongoDatabase database) {
        this.readSide = readSide;
        this.database = database;
    }

    @QueryHandler
    public RfmReport answer(HowDidCustomersStand query) {
        var serving = readSide.serving(PROJECTION);
        var assessment = assess(serving, query.days());
        return RfmReports.of(assessment.doc(), asOf(serving, assessment));
    }

    @QueryHandler
    public RfmStandingFound answer(HowDidCustomerStand query) {
        var serving = readSide.serving(PROJECTION);
        var assessment = assess(serving, query.days());
        var profile = serving.documents(PROFILES)
                .find(Filters.eq("_id", query.customerId().value()))
                .first();
        var standing = profile == null
                ? null
                : assessment.doc().standing(profile.doc()).orElse(null);
        return new RfmStandingFound(
                standing == null ? null : StandingAnswers.of(query.customerId(), standing, query.weeks()),
                assessment.doc().whyNoChurn(),
                asOf(serving, assessment));
    }

    /** Reads all customers in one pass with the memory of one page. */
    @QueryHandler
    public RfmStandings answer(WhichCustomersAreSlippingAway query) {
        var serving = readSide.serving(PROJECTION);
        var assessment = assess(serving, query.days());
        var page = new StandingsPage(query);
        assessor(serving).standings(assessment.doc(), page::offer);
        return new RfmStandings(
                page.customers(), page.next(), assessment.doc().whyNoChurn(), asOf(serving, assessment));
    }

    /** Reads the customers of all pages together in one pass. */
    @QueryHandler
    public SegmentChanges answer(WhoseSegmentChanges query) {
        var serving = readSide.serving(PROJECTION);
        var assessment = assess(serving, query.days());
        var page = new ChangesPage(query);
        var after = query.after() == null ? null : query.after().value();
        assessor(serving).standingsAfter(after, assessment.doc(), page::offer);
        return new SegmentChanges(page.customers(), page.next(), asOf(serving, assessment));
    }

    private StoredDocument<RfmAssessment> assess(ReadSide.Serving serving, RfmDays days) {
        return assessor(serving).assess(new RfmWindow(days.day(), days.count(), days.zone()), days.fresh());
    }

    /** Returns the assessor of the version. It is shared, so that concurrent requests compute an assessment once. */
    private RfmAssessor assessor(ReadSide.Serving serving) {
        return assessors.computeIfAbsent(
                serving.asOf().version(), version -> RfmAssessor.of(database, version, this::position));
    }

    private long position() {
        return readSide.serving(PROJECTION).asOf().position();
    }

    private static AsOf asOf(ReadSide.Serving serving, StoredDocument<RfmAssessment> assessment) {
        return new AsOf(serving.asOf().projection(), serving.asOf().version(), assessment.position());
    }
}

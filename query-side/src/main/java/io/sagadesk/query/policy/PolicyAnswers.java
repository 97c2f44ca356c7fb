package io.sagadesk.query.policy;

import static io.sagadesk.projections.policy.PolicyProjection.PROJECTION;
import static io.sagadesk.projections.policy.PolicyProjection.VERSIONS;
import static io.sagadesk.projections.policy.PolicyProjection.idOf;
import static io.sagadesk.projections.policy.PolicyProjection.versionOf;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.sagadesk.api.policy.PolicyComparison;
import io.sagadesk.api.policy.PolicyFound;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyList;
import io.sagadesk.api.policy.PolicyQuery.WhatDiffers;
import io.sagadesk.api.policy.PolicyQuery.WhatDoesItSay;
import io.sagadesk.api.policy.PolicyQuery.WhichPolicies;
import io.sagadesk.api.policy.PolicyQuery.WhichVersions;
import io.sagadesk.api.policy.PolicyVersionsPage;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.policy.PublishedRules;
import io.sagadesk.query.PageCursor;
import io.sagadesk.query.ReadSide;
import io.sagadesk.rules.policy.BuiltInRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Answers queries about policies from their published versions. */
public final class PolicyAnswers {

    private final ReadSide readSide;

    public PolicyAnswers(ReadSide readSide) {
        this.readSide = readSide;
    }

    @QueryHandler
    public PolicyList answer(WhichPolicies query) {
        var serving = readSide.serving(PROJECTION);
        var documents = serving.documents(VERSIONS);
        var policies = Arrays.stream(PolicyKind.values())
                .map(kind -> newest(documents, PolicyId.of(kind)))
                .toList();
        return new PolicyList(policies, serving.asOf());
    }

    private static PolicyList.Newest newest(
            MongoCollection<StoredDocument<PublishedRules>> documents, PolicyId policyId) {
        var newest = documents
                .find(versionsAfter(0, policyId))
                .sort(Sorts.descending("_id"))
                .first();
        return newest == null
                ? new PolicyList.Newest(policyId, 0, null)
                : new PolicyList.Newest(
                        policyId, versionOf(newest.id()), newest.doc().at());
    }

    @QueryHandler
    public PolicyVersionsPage answer(WhichVersions query) {
        var serving = readSide.serving(PROJECTION);
        var after = PageCursor.values(query.cursor(), 1).stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
        List<StoredDocument<PublishedRules>> found = serving.documents(VERSIONS)
                .find(versionsAfter(after, query.policyId()))
                .sort(Sorts.ascending("_id"))
                .limit(query.limit() + 1)
                .into(new ArrayList<>());
        var page = found.stream()
                .limit(query.limit())
                .map(PolicyAnswers::published)
                .toList();
        var next = found.size() > page.size()
                ? PageCursor.of(page.get(page.size() - 1).version())
                : null;
        return new PolicyVersionsPage(query.policyId(), page, next, serving.asOf());
    }

    private static PolicyVersionsPage.Published published(StoredDocument<PublishedRules> stored) {
        return new PolicyVersionsPage.Published(
                versionOf(stored.id()), stored.doc().at(), stored.doc().actor());
    }

    @QueryHandler
    public PolicyFound answer(WhatDoesItSay query) {
        var serving = readSide.serving(PROJECTION);
        return new PolicyFound(text(serving, query.policyId(), query.version()), serving.asOf());
    }

    @QueryHandler
    public PolicyComparison answer(WhatDiffers query) {
        var serving = readSide.serving(PROJECTION);
        var from = text(serving, query.policyId(), query.from());
        var to = text(serving, query.policyId(), query.to());
        var differences = from == null || to == null ? null : RuleDifferences.between(from.rules(), to.rules());
        return new PolicyComparison(query.policyId(), query.from(), query.to(), differences, serving.asOf());
    }

    private static PolicyFound.@Nullable Text text(ReadSide.Serving serving, PolicyId policyId, int version) {
        if (version == 0) {
            return new PolicyFound.Text(policyId, 0, null, null, BuiltInRules.of(policyId.kind()));
        }
        var stored = serving.documents(VERSIONS)
                .find(Filters.eq("_id", idOf(policyId, version)))
                .first();
        if (stored == null) return null;
        var doc = stored.doc();
        return new PolicyFound.Text(policyId, version, doc.at(), doc.actor(), doc.rules());
    }

    private static Bson versionsAfter(int version, PolicyId policyId) {
        return Filters.and(
                Filters.gt("_id", idOf(policyId, version)), Filters.lte("_id", idOf(policyId, Integer.MAX_VALUE)));
    }
}

package io.sagadesk.server.http.policy;

import io.sagadesk.api.policy.PolicyComparison;
import io.sagadesk.api.policy.PolicyFound;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyList;
import io.sagadesk.api.policy.PolicyQuery.WhatDiffers;
import io.sagadesk.api.policy.PolicyQuery.WhatDoesItSay;
import io.sagadesk.api.policy.PolicyQuery.WhichPolicies;
import io.sagadesk.api.policy.PolicyQuery.WhichVersions;
import io.sagadesk.api.policy.PolicyVersionsPage;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries about published and built-in policies. */
@RestController
@RequestMapping("/v1/policies")
class PolicyQueryResource {

    private final QuerySender queries;

    PolicyQueryResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping
    PolicyList policies(HttpServletRequest request) {
        return queries.ask(WhichPolicies::new, PolicyList.class, request);
    }

    @GetMapping("/{policyId}/versions")
    PolicyVersionsPage versions(
            @PathVariable PolicyId policyId,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.ask(() -> new WhichVersions(policyId, most, cursor), PolicyVersionsPage.class, request);
    }

    @GetMapping("/{policyId}/versions/{version}")
    PolicyFound version(@PathVariable PolicyId policyId, @PathVariable int version, HttpServletRequest request) {
        return queries.find(
                () -> new WhatDoesItSay(policyId, version), PolicyFound.class, PolicyFound::policy, request);
    }

    @GetMapping("/{policyId}/comparison")
    PolicyComparison comparison(
            @PathVariable PolicyId policyId, @RequestParam int from, @RequestParam int to, HttpServletRequest request) {
        return queries.find(
                () -> new WhatDiffers(policyId, from, to),
                PolicyComparison.class,
                PolicyComparison::differences,
                request);
    }
}

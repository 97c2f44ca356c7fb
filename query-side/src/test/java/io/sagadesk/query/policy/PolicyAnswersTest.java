package io.sagadesk.query.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import io.sagadesk.api.policy.PolicyComparison.Difference;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyFound;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyList;
import io.sagadesk.api.policy.PolicyQuery.WhatDiffers;
import io.sagadesk.api.policy.PolicyQuery.WhatDoesItSay;
import io.sagadesk.api.policy.PolicyQuery.WhichPolicies;
import io.sagadesk.api.policy.PolicyQuery.WhichVersions;
import io.sagadesk.api.policy.PolicyVersionsPage.Published;
import io.sagadesk.projections.policy.PolicyProjection;
import io.sagadesk.query.FoldedReadSide;
import io.sagadesk.rules.policy.BuiltInRules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyAnswersTest {

    private static final PolicyId ESCALATION = PolicyId.of(PolicyKind.ESCALATION);
    private static final PolicyId POST_CHAT = PolicyId.of(PolicyKind.POST_CHAT);
    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    static Path directory;

    private static FoldedReadSide folded;
    private static PolicyAnswers answers;

    @BeforeAll
    static void fold() {
        folded = FoldedReadSide.of(PolicyProjection.PROJECTION, directory).with("actor", "agent/a");
        answers = new PolicyAnswers(folded.readSide());
        folded.fold(
                published(ESCALATION, 1, Map.of("mostLevels", 2)),
                published(ESCALATION, 2, Map.of("mostLevels", 2, "tiers", List.of("AGENT", "SUPERVISOR"))),
                published(ESCALATION, 3, Map.of()),
                published(POST_CHAT, 1, Collections.singletonMap("apology", null)));
    }

    @AfterAll
    static void close() {
        folded.close();
    }

    private static Event published(PolicyId policy, int version, Map<String, Object> rules) {
        return new PolicyPublished(policy, version, BuiltInRules.completed(policy.kind(), rules), AT);
    }

    private static PolicyFound.Text text(PolicyId policy, int version) {
        return Objects.requireNonNull(
                answers.answer(new WhatDoesItSay(policy, version)).policy());
    }

    @Test
    void all_policies_are_listed_with_their_newest_version() {
        var policies = answers.answer(new WhichPolicies()).policies();

        assertThat(policies)
                .extracting(policy -> policy.policyId().value())
                .containsExactly("routing", "sla", "rfm", "escalation", "post-chat", "win-back");
        assertThat(policies).extracting(PolicyList.Newest::version).containsExactly(0, 0, 0, 3, 1, 0);
        assertThat(policies).extracting(PolicyList.Newest::at).containsExactly(null, null, null, AT, AT, null);
    }

    @Test
    void versions_are_listed_to_the_end_without_gaps_or_doubles() {
        for (var limit : List.of(1, 2, 100)) {
            var versions = new ArrayList<Published>();
            String cursor = null;
            do {
                var page = answers.answer(new WhichVersions(ESCALATION, limit, cursor));
                versions.addAll(page.versions());
                cursor = page.next();
            } while (cursor != null);
            assertThat(versions)
                    .containsExactly(
                            new Published(1, AT, "agent/a"),
                            new Published(2, AT, "agent/a"),
                            new Published(3, AT, "agent/a"));
        }
    }

    @Test
    void of_a_policy_that_nobody_published_there_are_no_versions() {
        var page = answers.answer(new WhichVersions(PolicyId.of(PolicyKind.SLA), 10, null));

        assertThat(page.versions()).isEmpty();
    }

    @Test
    void a_version_says_all_its_rules() {
        var policy = text(ESCALATION, 2);

        assertThat(policy.version()).isEqualTo(2);
        assertThat(policy.actor()).isEqualTo("agent/a");
        assertThat(policy.rules())
                .isEqualTo(Map.of(
                        "tiers",
                        List.of("AGENT", "SUPERVISOR"),
                        "mostLevels",
                        2,
                        "repeatAfterPercent",
                        100,
                        "poorRatingTier",
                        "SUPERVISOR"));
    }

    @Test
    void what_is_switched_off_is_null() {
        assertThat(text(POST_CHAT, 1).rules()).containsEntry("apology", null);
    }

    @Test
    void a_version_that_was_never_published_is_told_to_be_absent() {
        assertThat(answers.answer(new WhatDoesItSay(ESCALATION, 4)).policy()).isNull();
        assertThat(answers.answer(new WhatDiffers(ESCALATION, 1, 4)).differences())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void version_0_says_what_is_built_in(PolicyKind kind) {
        var policy = text(PolicyId.of(kind), 0);

        assertThat(policy.rules()).isEqualTo(BuiltInRules.of(kind));
        assertThat(policy.at()).isNull();
    }

    @Test
    void versions_are_compared_value_by_value() {
        assertThat(answers.answer(new WhatDiffers(ESCALATION, 0, 2)).differences())
                .containsExactly(
                        new Difference("tiers[1]", "SENIOR", "SUPERVISOR"),
                        new Difference("tiers[2]", "SUPERVISOR", null),
                        new Difference("tiers[3]", "MANAGER", null),
                        new Difference("mostLevels", 3, 2));
        assertThat(answers.answer(new WhatDiffers(ESCALATION, 0, 3)).differences())
                .isEmpty();
    }
}

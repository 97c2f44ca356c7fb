package io.sagadesk.projections.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import org.junit.jupiter.api.Test;

/** From which version releases with different revisions of a projection answer. */
class ProjectionStateTest {

    private static final int OLD = 1;
    private static final int NEW = 2;

    private final ProjectionState before =
            ProjectionState.none("tickets").withNewVersion(OLD, Phase.LIVE).servedBy(1);
    private final ProjectionState building = before.withNewVersion(NEW, Phase.LIVE);
    private final ProjectionState switched = building.servedBy(2);

    @Test
    void a_release_answers_from_the_serving_version() {
        assertThat(answering(before, OLD)).isEqualTo(1);
        assertThat(answering(switched, NEW)).isEqualTo(2);
    }

    @Test
    void a_new_release_answers_from_the_old_version_until_its_own_serves() {
        assertThat(answering(building, NEW)).isEqualTo(1);
    }

    @Test
    void an_old_release_keeps_the_version_that_it_folds() {
        assertThat(answering(switched, OLD)).isEqualTo(1);
    }

    @Test
    void an_old_release_without_a_version_of_its_own_answers_from_the_serving_one() {
        assertThat(answering(switched.without(1), OLD)).isEqualTo(2);
        assertThat(answering(switched.change(1, version -> version.in(Phase.ASIDE)), OLD))
                .isEqualTo(2);
    }

    @Test
    void whoever_goes_back_to_the_version_before_gets_it_everywhere() {
        assertThat(answering(switched.servedBy(1), NEW)).isEqualTo(1);
    }

    private static int answering(ProjectionState state, int revision) {
        return state.answeringVersion(revision).map(Version::number).orElse(0);
    }
}

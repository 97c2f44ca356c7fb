package io.sagadesk.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstanceNameTest {

    /** Two containers can share a process id and a host name. */
    @Test
    void two_of_several_instances_never_share_a_name() {
        assertThat(InstanceName.unique()).isNotEqualTo(InstanceName.unique());
    }

    @Test
    void the_only_instance_keeps_its_name_and_finds_again_what_it_had_claimed() {
        assertThat(InstanceName.ofSingleProcess()).isEqualTo(InstanceName.ofSingleProcess());
    }
}

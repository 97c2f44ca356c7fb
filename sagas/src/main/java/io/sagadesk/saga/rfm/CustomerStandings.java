package io.sagadesk.saga.rfm;

import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.SegmentChanges;
import org.axonframework.eventhandling.EventMessage;

/** How customers stand, from the read model. */
public interface CustomerStandings {

    /** Waits until the read model has seen the cause; throws where that takes too long, so that it is asked again. */
    SegmentChanges changes(WhoseSegmentChanges whose, EventMessage<?> cause);
}

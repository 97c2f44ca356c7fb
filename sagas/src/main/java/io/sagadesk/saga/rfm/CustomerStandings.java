package io.sagadesk.saga.rfm;

import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.SegmentChanges;
import org.axonframework.eventhandling.EventMessage;

/** Read access to the RFM standings of customers. */
public interface CustomerStandings {

    /** Waits until the read model includes the cause; throws if that takes too long, so that the event is handled again. */
    SegmentChanges changes(WhoseSegmentChanges query, EventMessage<?> cause);
}

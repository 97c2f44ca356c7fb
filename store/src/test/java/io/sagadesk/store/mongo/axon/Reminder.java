package io.sagadesk.store.mongo.axon;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.id.CustomerId;

/** A saga, as far as its store is concerned. */
record Reminder(CustomerId customerId, @PersonalData String about, int sent) {}

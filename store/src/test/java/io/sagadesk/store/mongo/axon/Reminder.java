package io.sagadesk.store.mongo.axon;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.id.CustomerId;

/** A saga with personal data. */
record Reminder(CustomerId customerId, @PersonalData String about, int sent) {}

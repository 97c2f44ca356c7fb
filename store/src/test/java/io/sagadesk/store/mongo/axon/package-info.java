/** Axon's stores in MongoDB, embedded and real. */
@NullMarked
package io.sagadesk.store.mongo.axon;

import org.jspecify.annotations.NullMarked;

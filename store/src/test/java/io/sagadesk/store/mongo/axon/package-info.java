/** Tests of Axon's stores on an embedded and an external MongoDB. */
@NullMarked
package io.sagadesk.store.mongo.axon;

import org.jspecify.annotations.NullMarked;

/** Upcasters, each of which turns one revision of an event's payload into the next. */
@NullMarked
package io.sagadesk.store.json.upcast;

import org.jspecify.annotations.NullMarked;

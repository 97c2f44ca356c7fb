/** Tests of upcasters with events as older versions wrote them. */
@NullMarked
package io.sagadesk.store.json.upcast;

import org.jspecify.annotations.NullMarked;

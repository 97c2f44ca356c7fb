/** The serializer, tried with the real vocabulary and real files. */
@NullMarked
package io.sagadesk.store.json;

import org.jspecify.annotations.NullMarked;

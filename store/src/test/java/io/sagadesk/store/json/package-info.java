/** Tests of the serializer with the real vocabulary and real files. */
@NullMarked
package io.sagadesk.store.json;

import org.jspecify.annotations.NullMarked;

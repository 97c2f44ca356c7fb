/** Events of older versions, read as they were written then. */
@NullMarked
package io.sagadesk.store.json.upcast;

import org.jspecify.annotations.NullMarked;

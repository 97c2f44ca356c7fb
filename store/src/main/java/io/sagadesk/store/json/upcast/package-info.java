/** How events of older versions are read: each step turns one revision of a payload into a later one. */
@NullMarked
package io.sagadesk.store.json.upcast;

import org.jspecify.annotations.NullMarked;

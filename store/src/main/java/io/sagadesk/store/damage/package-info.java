/** Names the event that cannot be read, wherever it is read: by its position, or by its place in its aggregate. */
@NullMarked
package io.sagadesk.store.damage;

import org.jspecify.annotations.NullMarked;

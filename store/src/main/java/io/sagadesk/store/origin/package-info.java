/** Where an encrypted text belongs: its type and field, its stream, and its number in the stream. */
@NullMarked
package io.sagadesk.store.origin;

import org.jspecify.annotations.NullMarked;

/** Short-lived notices between the instances of one Sagadesk: what nobody records, such as how far a read model is. */
@NullMarked
package io.sagadesk.store.notice;

import org.jspecify.annotations.NullMarked;

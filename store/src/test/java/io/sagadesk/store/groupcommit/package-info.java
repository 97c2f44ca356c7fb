/** Tests of group commit. */
@NullMarked
package io.sagadesk.store.groupcommit;

import org.jspecify.annotations.NullMarked;

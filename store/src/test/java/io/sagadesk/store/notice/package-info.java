/** Tests of the notices between instances. */
@NullMarked
package io.sagadesk.store.notice;

import org.jspecify.annotations.NullMarked;

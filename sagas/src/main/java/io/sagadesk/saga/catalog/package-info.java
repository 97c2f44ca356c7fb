/** All sagas, and the names under which they are stored. */
@NullMarked
package io.sagadesk.saga.catalog;

import org.jspecify.annotations.NullMarked;

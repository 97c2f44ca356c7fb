@NullMarked
package io.sagadesk.saga.desk;

import org.jspecify.annotations.NullMarked;

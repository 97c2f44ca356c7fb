/** Tests of the sagas and automations of offers. */
@NullMarked
package io.sagadesk.saga.offer;

import org.jspecify.annotations.NullMarked;

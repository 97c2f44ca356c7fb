/** Which agent is offered a waiting conversation. */
@NullMarked
package io.sagadesk.rules.desk;

import org.jspecify.annotations.NullMarked;

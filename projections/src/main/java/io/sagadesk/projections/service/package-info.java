/** How service is doing: figures by the quarter of an hour, from which every time zone's hours and days are summed. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.service;

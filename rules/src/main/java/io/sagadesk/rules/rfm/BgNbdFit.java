package io.sagadesk.rules.rfm;

import static org.hipparchus.optim.nonlinear.scalar.GoalType.MAXIMIZE;

import java.util.Arrays;
import java.util.Map;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * BG/NBD with the parameters under which the histories at hand are likeliest.
 *
 * @param customers how many histories
 */
public record BgNbdFit(BgNbd model, double logLikelihood, int customers) {

    private static final int MOST_EVALUATIONS = 5_000;
    private static final int MOST_RESTARTS = 10;
    private static final double SIDE = 0.5;
    private static final double TOLERANCE = 1e-12;
    private static final double FARTHEST = Math.log(1e5);

    /**
     * Fits by maximum likelihood: Nelder and Mead on the logarithms of the parameters, begun anew where it ended until that
     * gains nothing. No chance is involved: the same histories have the same fit.
     *
     * @param counts how many customers have each history
     * @throws CannotFit if there are no customers, if none came back, or if the likelihood only grows towards parameters that
     *     are no numbers, as it does for few or all too similar customers
     */
    public static BgNbdFit of(Map<BuyingHistory, Integer> counts) {
        var customers = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (customers == 0) throw new CannotFit("There are no customers");
        if (counts.keySet().stream().noneMatch(history -> history.repeats() > 0)) {
            throw new CannotFit("No customer bought a second time");
        }
        var best = maximise(counts, customers);
        if (Arrays.stream(best.getPoint()).anyMatch(log -> Math.abs(log) > FARTHEST)) throw CannotFit.unbounded();
        return new BgNbdFit(model(best.getPoint()), best.getValue(), customers);
    }

    private static PointValuePair maximise(Map<BuyingHistory, Integer> counts, int customers) {
        var weeks = counts.entrySet().stream()
                .mapToDouble(history -> history.getKey().weeks() * history.getValue())
                .sum();
        var best = climb(counts, new double[] {0, Math.log(1 + weeks / customers), 0, 0});
        for (int i = 0; i < MOST_RESTARTS; i++) {
            var next = climb(counts, best.getPoint());
            if (next.getValue() - best.getValue() < TOLERANCE * Math.abs(best.getValue())) return next;
            best = next;
        }
        throw CannotFit.unbounded();
    }

    private static PointValuePair climb(Map<BuyingHistory, Integer> counts, double[] from) {
        try {
            return new SimplexOptimizer(TOLERANCE, 0)
                    .optimize(
                            MAXIMIZE,
                            new MaxEval(MOST_EVALUATIONS),
                            new InitialGuess(from),
                            new NelderMeadSimplex(from.length, SIDE),
                            new ObjectiveFunction(logs -> logLikelihood(counts, logs)));
        } catch (MathIllegalStateException endless) {
            throw CannotFit.unbounded();
        }
    }

    private static double logLikelihood(Map<BuyingHistory, Integer> counts, double[] logs) {
        var outside = Arrays.stream(logs).anyMatch(log -> Math.abs(log) > 2 * FARTHEST);
        return outside ? Double.NEGATIVE_INFINITY : model(logs).logLikelihood(counts);
    }

    private static BgNbd model(double[] logs) {
        return new BgNbd(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
    }
}

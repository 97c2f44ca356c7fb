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
 * A BG/NBD model fitted by maximum likelihood.
 *
 * @param customers the number of histories
 */
public record BgNbdFit(BgNbd model, double logLikelihood, int customers) {

    private static final int MAX_EVALUATIONS = 5_000;
    private static final int MAX_RESTARTS = 10;
    private static final double SIDE = 0.5;
    private static final double TOLERANCE = 1e-12;
    private static final double MAX_LOG = Math.log(1e5);

    /**
     * Fits by maximum likelihood: Nelder-Mead on the logarithms of the parameters, restarted at its result until that gains
     * nothing. The fit is deterministic: the same histories give the same result.
     *
     * @param counts the number of customers with each history
     * @throws CannotFit if there are no customers, if none made a repeat purchase, or if the likelihood has no finite
     *     maximum, as for few or very similar customers
     */
    public static BgNbdFit of(Map<BuyingHistory, Integer> counts) {
        var customers = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (customers == 0) throw new CannotFit("There are no customers");
        if (counts.keySet().stream().noneMatch(history -> history.repeats() > 0)) {
            throw new CannotFit("No customer bought a second time");
        }
        var best = maximise(counts, customers);
        if (Arrays.stream(best.getPoint()).anyMatch(log -> Math.abs(log) > MAX_LOG)) throw CannotFit.unbounded();
        return new BgNbdFit(model(best.getPoint()), best.getValue(), customers);
    }

    private static PointValuePair maximise(Map<BuyingHistory, Integer> counts, int customers) {
        var weeks = counts.entrySet().stream()
                .mapToDouble(history -> history.getKey().weeks() * history.getValue())
                .sum();
        var best = optimise(counts, new double[] {0, Math.log(1 + weeks / customers), 0, 0});
        for (int i = 0; i < MAX_RESTARTS; i++) {
            var next = optimise(counts, best.getPoint());
            if (next.getValue() - best.getValue() < TOLERANCE * Math.abs(best.getValue())) return next;
            best = next;
        }
        throw CannotFit.unbounded();
    }

    private static PointValuePair optimise(Map<BuyingHistory, Integer> counts, double[] from) {
        try {
            return new SimplexOptimizer(TOLERANCE, 0)
                    .optimize(
                            MAXIMIZE,
                            new MaxEval(MAX_EVALUATIONS),
                            new InitialGuess(from),
                            new NelderMeadSimplex(from.length, SIDE),
                            new ObjectiveFunction(logs -> logLikelihood(counts, logs)));
        } catch (MathIllegalStateException noConvergence) {
            throw CannotFit.unbounded();
        }
    }

    private static double logLikelihood(Map<BuyingHistory, Integer> counts, double[] logs) {
        var outside = Arrays.stream(logs).anyMatch(log -> Math.abs(log) > 2 * MAX_LOG);
        return outside ? Double.NEGATIVE_INFINITY : model(logs).logLikelihood(counts);
    }

    private static BgNbd model(double[] logs) {
        return new BgNbd(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
    }
}

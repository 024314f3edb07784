package dev.shopbell.invitation;

/// How many of how many, and where the true share lies with 95 % confidence.
///
/// @param of how many there are; with none, nothing is known and the interval is everything
/// @param value the share
/// @param low the lower end of Wilson's score interval (Wilson 1927)
/// @param high its upper end
public record Proportion(int of, double value, double low, double high) {
    /// The normal distribution has 95 % within so many standard deviations.
    private static final double Z = 1.959963984540054;

    static Proportion of(long count, long of) {
        if (of == 0) {
            return new Proportion(0, 0, 0, 1);
        }
        double share = (double) count / of;
        double shrink = 1 + Z * Z / of;
        double centre = (share + Z * Z / (2 * of)) / shrink;
        double half = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of)) / shrink;
        // Exactly 0 and 1 at the ends, where rounding would leave a trace.
        double low = count == 0 ? 0 : centre - half;
        double high = count == of ? 1 : centre + half;
        return new Proportion(Math.toIntExact(of), share, low, high);
    }

    /// How much larger this share is than another one.
    ///
    /// @param low the lower end of Newcombe's interval of 95 % for the difference of two independent shares
    ///     (Newcombe 1998, method 10)
    /// @param high its upper end; where 0 lies between the two, chance alone may have made the difference
    public record Difference(double value, double low, double high) {}

    Difference minus(Proportion other) {
        double difference = value - other.value;
        return new Difference(
                difference,
                difference - Math.hypot(value - low, other.high - other.value),
                difference + Math.hypot(high - value, other.value - other.low));
    }
}

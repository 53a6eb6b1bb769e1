import Synchronization
import Values

/// Cities of the divisions at risk. They are found anew only when the divisions change.
final class RiskCities: Sendable {
    private struct Known {
        var divisions: Set<Division> = []
        var cities: Set<Division> = []
    }

    private let cityOf: @Sendable (Division) -> Division?
    private let known = Mutex(Known())

    /// - Parameter cityOf: The city of a division by the table of divisions; nil when it belongs to none.
    init(cityOf: @escaping @Sendable (Division) -> Division?) { self.cityOf = cityOf }

    /// Cities with a division of the set (TRIP-4).
    func cities(of divisions: Set<Division>) -> Set<Division> {
        // The index hands out one set until it changes, and a set equals itself without a look at its elements.
        known.withLock { known in
            if known.divisions != divisions {
                known = Known(divisions: divisions, cities: Set(divisions.compactMap(cityOf)))
            }
            return known.cities
        }
    }
}

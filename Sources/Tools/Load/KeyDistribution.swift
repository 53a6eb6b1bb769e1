import Foundation
import Randomness

/// Which keys are asked for how often.
public enum KeyDistribution: String, Sendable, CaseIterable {
    /// Every key as often as any other.
    case uniform
    /// The most popular key twice as often as the second, three times as often as the third, about so (exponent
    /// 0.99, as YCSB has it); which keys are popular is scattered over all of them.
    case zipfian
}

/// Draws keys of a distribution.
struct KeyChooser: Sendable {
    /// YCSB's exponent.
    static let exponent = 0.99

    private let count: Int
    private let zipf: Zipf?

    init(_ distribution: KeyDistribution, count: Int) {
        self.count = count
        zipf = distribution == .zipfian && count > 1 ? Zipf(count: count, exponent: Self.exponent) : nil
    }

    /// A key from 0 to before the count.
    func next(_ random: inout SeededRandom) -> Int {
        guard let zipf else { return random.below(count) }
        // Popular ranks are scattered, so that they do not all fall into one shard or one block of a file.
        var scatter = SeededRandom(seed: UInt64(zipf.rank(random.fraction())))
        return scatter.below(count)
    }
}

/// Ranks after Zipf's law in constant time (Gray et al., SIGMOD 1994, §3.2).
private struct Zipf: Sendable {
    private let count: Double
    private let exponent: Double
    private let alpha: Double
    private let eta: Double
    private let zeta: Double

    init(count: Int, exponent: Double) {
        func harmonic(_ count: Int) -> Double {
            (1...count).reduce(0) { $0 + 1 / pow(Double($1), exponent) }
        }
        self.count = Double(count)
        self.exponent = exponent
        zeta = harmonic(count)
        alpha = 1 / (1 - exponent)
        eta = (1 - pow(2 / Double(count), 1 - exponent)) / (1 - harmonic(2) / zeta)
    }

    /// The rank of a uniform number from 0 to before 1.
    func rank(_ uniform: Double) -> Int {
        let scaled = uniform * zeta
        if scaled < 1 { return 0 }
        if scaled < 1 + pow(0.5, exponent) { return 1 }
        return min(Int(count) - 1, Int(count * pow(eta * uniform - eta + 1, alpha)))
    }
}

extension SeededRandom {
    /// A number from 0 to before 1.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// The wait until the next of events that come independently of each other (a Poisson process).
    ///
    /// - Parameter mean: The mean wait; the result has its unit.
    mutating func wait(mean: Double) -> Double { -log(1 - fraction()) * mean }
}

/// The generator of all chance in a run, SplitMix64: one seed gives one course of events on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    /// The seed is mixed first: the states of one generator are its increments apart, and neighbouring seeds
    /// must not give one course that is shifted.
    init(seed: UInt64) {
        state = seed &* 0xD1B5_4A32_D192_ED03
        state = next() ^ seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below a bound. The tiny bias of the multiplication does not matter here.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number within a range.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True with a probability.
    mutating func chance(_ probability: Double) -> Bool {
        probability > 0 && Double(next() >> 11) * 0x1p-53 < probability
    }

    /// One of some values.
    mutating func pick<Element>(_ values: [Element]) -> Element { values[below(values.count)] }
}

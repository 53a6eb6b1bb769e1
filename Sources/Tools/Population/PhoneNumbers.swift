import Formats
import Randomness
import Reference
import Values

/// Mobile numbers of made-up people, by how common their first digits are.
enum PhoneNumbers {
    /// Operator whose signalling tells where a phone is; nil for a text that is no number or a number of any other
    /// operator (ID-8).
    static func carrier(of phone: String) -> PhoneSegments.Operator? {
        let segments = ReferenceData.embedded.phoneSegments
        guard let phone = try? Phone(phone), let issuer = segments.operator(of: phone) else { return nil }
        return segments.isOnTripCard(issuer) ? issuer : nil
    }

    /// A number of its own for each index from 0 to 99,999,999: the last eight digits are a permutation of
    /// the index that depends on the seed, the first three are drawn.
    static func number(index: Int, seed: UInt64, random: inout SeededRandom) -> String {
        let tail = permuted(index, seed: seed)
        while true {
            let phone = String(random.pick(prefixes)) + Digits.text(tail, width: 8)
            if carrier(of: phone) != nil { return phone }
        }
    }

    /// First digits by how common they are: about 57 % Mobile, 22 % Unicom, 21 % Telecom.
    ///
    /// Whose they are is reference data. The order may not change: the same seed makes the same numbers for ever.
    private static let prefixes: [Int] =
        Array(134...139) + Array(134...139) + Array(134...139)
        + [147, 150, 151, 152, 157, 158, 159, 178, 182, 183, 184, 187, 188, 195, 198]
        + [150, 151, 152, 158, 159, 182, 183, 187, 188]
        + [130, 131, 132, 155, 156, 166, 175, 176, 185, 186, 130, 131, 132, 186, 185, 170]
        + [133, 153, 173, 177, 180, 181, 189, 191, 193, 199, 133, 189, 180, 181, 149]

    /// A Feistel network on two halves of four digits: one-to-one whatever its round function is.
    private static func permuted(_ index: Int, seed: UInt64) -> Int {
        precondition((0..<100_000_000).contains(index))
        var left = index / 10_000
        var right = index % 10_000
        for round in 0..<4 {
            var mixer = SeededRandom(seed: seed &+ UInt64(round), subject: .phone, index: right)
            (left, right) = (right, (left + mixer.below(10_000)) % 10_000)
        }
        return left * 10_000 + right
    }
}

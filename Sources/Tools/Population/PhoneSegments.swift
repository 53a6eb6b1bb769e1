import ImportFiles
import Randomness

/// Mobile numbers by the operators' segments (ID-8: numbering plan of March 2023).
enum PhoneSegments {
    /// Operator a number was issued by, as the files write it; nil outside the segments of the three operators.
    static func carrier(of phone: String) -> String? {
        guard let number = Digits.value(ArraySlice(phone.utf8)), phone.utf8.count == 11 else { return nil }
        let prefix = number / 100_000_000
        let fourth = number / 10_000_000 % 10
        switch prefix {
        case 133, 149, 153, 162, 173, 177, 180, 181, 189, 190, 191, 193, 199: return "telecom"
        case 134: return fourth <= 8 ? "mobile" : nil
        case 135...139, 147, 148, 150...152, 157...159, 165, 172, 178, 182...184, 187, 188, 195, 197, 198:
            return "mobile"
        case 130...132, 145, 146, 155, 156, 166, 167, 171, 175, 176, 185, 186, 196: return "unicom"
        case 170:
            switch fourth {
            case 0...2: return "telecom"
            case 3, 5, 6: return "mobile"
            default: return "unicom"
            }
        default: return nil
        }
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

    /// Common segments stand twice: about 57 % Mobile, 22 % Unicom, 21 % Telecom.
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

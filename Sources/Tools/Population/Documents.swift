import ImportFiles
import Randomness

/// Numbers of identity documents with valid check digits (ID-1 to ID-6).
enum Documents {
    /// Check character of the first 17 digits of a resident's number (GB 11643-1999, ISO 7064 MOD 11-2).
    static func checkCharacter(_ digits: String) -> Character {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
        return Array("10X98765432")[sum % 11]
    }

    /// An 18-character number: place, birth, and a sequence that is odd for men.
    static func residentNumber(
        division: UInt32, birth: ChinaDay, isMale: Bool, random: inout SeededRandom
    ) -> String {
        let (year, month, day) = birth.parts
        let date = Digits.text(year * 10_000 + month * 100 + day, width: 8)
        // 996 to 999 are kept for centenarians.
        let sequence = random.below(498) * 2 + (isMale ? 1 : 0)
        let digits = Digits.text(Int(division), width: 6) + date + Digits.text(sequence, width: 3)
        return digits + String(checkCharacter(digits))
    }

    /// A residence permit for people of Hong Kong, Macao and Taiwan (ID-2).
    static func residencePermit(birth: ChinaDay, isMale: Bool, random: inout SeededRandom) -> DocumentCells {
        let region = random.pick([810_000, 810_000, 820_000, 830_000] as [UInt32])
        let number = residentNumber(division: region, birth: birth, isMale: isMale, random: &random)
        return DocumentCells(type: "hmt-residence-permit", country: "", number: number)
    }

    /// A travel permit: H or M and eight digits for Hong Kong and Macao (ID-3), eight digits for Taiwan (ID-4).
    static func travelPermit(_ random: inout SeededRandom) -> DocumentCells {
        let digits = Digits.text(random.below(100_000_000), width: 8)
        if random.happens(perTenThousand: 3000) {
            return DocumentCells(type: "taiwan-travel-permit", country: "", number: digits)
        }
        let letter = random.happens(perTenThousand: 8000) ? "H" : "M"
        return DocumentCells(type: "hm-travel-permit", country: "", number: letter + digits)
    }

    /// A passport of one of the countries many foreigners in China come from (ID-6).
    static func passport(_ random: inout SeededRandom) -> DocumentCells {
        let country = random.pick(["KOR", "USA", "JPN", "MMR", "VNM", "CAN", "FRA", "IND", "DEU", "AUS"])
        let letter = random.pick(Array("ABCEGKLMNPRT"))
        let number = String(letter) + Digits.text(random.below(100_000_000), width: 8)
        return DocumentCells(type: "passport", country: country, number: number)
    }
}

import Formats
import Randomness
import Values

/// Numbers of identity documents with valid check digits (ID-1 to ID-6).
enum Documents {
    /// An 18-character number: place, birth, and a sequence that is odd for men.
    static func residentNumber(
        division: Division, birth: ChinaDay, isMale: Bool, random: inout SeededRandom
    ) -> String {
        let date = Digits.text(birth.year * 10_000 + birth.month * 100 + birth.day, width: 8)
        // 996 to 999 are kept for centenarians.
        let sequence = random.below(498) * 2 + (isMale ? 1 : 0)
        let digits = division.description + date + Digits.text(sequence, width: 3)
        return digits + String(UnicodeScalar(DocumentNumber.checkCharacter(digits.utf8)))
    }

    /// A residence permit for people of Hong Kong, Macao and Taiwan (ID-2).
    static func residencePermit(birth: ChinaDay, isMale: Bool, random: inout SeededRandom) -> DocumentCells {
        let region = Places.known(random.pick([810_000, 810_000, 820_000, 830_000]))
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

#!/usr/bin/env bash
# Persons of whom no import tells get their codes by curl and JSON, as the README shows it: somebody from Hong Kong,
# somebody from Taiwan, and a traveller who has just entered the country. Prints `done`.
#
# Usage: journey.sh SERVER SPOOL_FOLDER OPERATOR_TOKEN_FILE
set -euo pipefail
server=$1 spool=$2 staff="Authorization: Bearer $(cat "$3")"
identity=$server/shuangma.identity.v1.Identity cases=$server/shuangma.identity.v1.Cases

fail() { echo "$*" >&2; exit 1; }
field() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/"; }
# has TEXT PART…: every part stands in the text.
has() {
    local text=$1 part
    shift
    for part in "$@"; do [[ $text == *"$part"* ]] || fail "no $part in $text"; done
}
# send PHONE PURPOSE: has a code sent, and prints its handle.
send() { curl -sd "{\"phone\":\"$1\",\"purpose\":\"SMS_PURPOSE_$2\"}" "$identity/RequestSmsCode" | field handle; }
# code PHONE PURPOSE: the newest one; names of files begin with when they lapse.
code() {
    local file
    for file in $(ls -r "$spool"/*.json); do
        grep -q "\"phone\":\"$1\",\"purpose\":\"$2\"" "$file" || continue
        grep -oE '验证码 [0-9]{6}' "$file" | cut -d' ' -f2
        return
    done
    fail "no code to $1"
}

# person DOCUMENT NUMBER NAME PHONE ENTERED_ON CHECK: applies, is seen by staff, logs in and looks at the code.
# CHECK is `yes` when the code asks for a look at the document: of passports and 台胞证 (ID-7).
person() {
    local document=$1 number=$2 name=$3 phone=$4 entered=$5 check=$6 handle request id decision token codes found
    handle=$(send "$phone" REGISTER)
    request="{\"document\":$document,\"name\":\"$name\",\"phone\":\"$phone\",\"code\":\"$(code "$phone" register)\",
      \"handle\":\"$handle\",\"division\":\"440305\",\"enteredOn\":\"$entered\"}"
    has "$(curl -sd "${request/440305/999999}" "$identity/Register")" invalid_argument division
    has "$(curl -sd "$request" "$identity/Register")" REGISTRATION_STATE_TO_BE_CHECKED
    id=$(curl -sH "$staff" -d '{"kind":"registration-person"}' "$cases/ListCases" | field id)
    has "$(curl -sH "$staff" -d "{\"id\":\"$id\"}" "$cases/GetCase")" '"division":"440305"' 'does not confirm the person'
    decision="{\"id\":\"$id\",\"accepted\":true,\"reason\":\"CASE_REASON_DOCUMENT_SEEN\",\"seenNumber\":\"$number\",
      \"seenName\":\"$name\",\"seenCountry\":\"$(grep -oP '"country":"\K[A-Z]+' <<< "$document" || true)\"}"
    has "$(curl -sH "$staff" -d "${decision/$name/Somebody Else}" "$cases/DecideCase")" DOCUMENT_DIFFERS
    has "$(curl -sH "$staff" -d "$decision" "$cases/DecideCase")" CASE_STATE_ACCEPTED
    has "$(curl -sd "{\"phone\":\"$phone\",\"handle\":\"$handle\"}" "$identity/GetRegistration")" REGISTRATION_STATE_VERIFIED
    handle=$(send "$phone" LOGIN)
    token=$(curl -sd "{\"phone\":\"$phone\",\"code\":\"$(code "$phone" login)\",\"handle\":\"$handle\"}" "$identity/Login" |
        field token)
    token="Authorization: Bearer $token"
    codes=$(curl -sH "$token" -d '{}' "$server/shuangma.gateway.v1.MergeGateway/GetMergedCode")
    has "$codes" COLOUR_GREY VERIFICATION_LEVEL_STAFF
    [[ $codes == *'"documentCheckRequired":true'* ]] && found=yes || found=no
    [ $found = "$check" ] || fail "a look at the document: $found in $codes"
    has "$(curl -sH "$token" -d '{"declaration":{},"idempotencyKey":"first"}' \
        "$server/shuangma.healthcode.v1.HealthCode/Declare")" COLOUR_GREEN
}

person '{"type":"DOCUMENT_TYPE_HM_TRAVEL_PERMIT","number":"H1234567801"}' H12345678 'CHAN TAI MAN' 13712340001 '' no
person '{"type":"DOCUMENT_TYPE_TAIWAN_TRAVEL_PERMIT","number":"12345678"}' 1234567802 '林志明' 13712340002 '' yes
person '{"type":"DOCUMENT_TYPE_PASSPORT","country":"USA","number":"e12345678"}' E12345678 'JOHN SMITH' 13712340003 \
    "$(TZ=Asia/Shanghai date +%F)" yes
echo done

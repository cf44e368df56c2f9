import { describe, expect, it } from "vitest";
import { read } from "./asked";

const whole =
  "response_type=code&client_id=phone&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fback" +
  "&code_challenge=c&code_challenge_method=S256&state=s";

describe("What an app asks", () => {
  it("is read from the address", () => {
    expect(read(new URLSearchParams(whole))).toEqual({
      clientId: "phone",
      redirectUri: "http://127.0.0.1:1/back",
      codeChallenge: "c",
      codeChallengeMethod: "S256",
      state: "s",
    });
  });

  it.each(["response_type", "client_id", "redirect_uri", "code_challenge", "code_challenge_method", "state"])(
    "is nothing without %s, or when it is said twice",
    (name) => {
      const without = new URLSearchParams(whole);
      without.delete(name);
      expect(read(without)).toBeNull();
      const twice = new URLSearchParams(whole);
      twice.append(name, "another");
      expect(read(twice)).toBeNull();
    },
  );

  it("is a code, never a token", () => {
    expect(read(new URLSearchParams(whole.replace("response_type=code", "response_type=token")))).toBeNull();
  });
});

import { readdirSync } from "node:fs";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url));

export default tseslint.config(
  { ignores: ["node_modules", "src/api/*.d.ts"] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ["**/*.{ts,tsx}"] })),
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": reactHooks, "import-x": importX },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "react-hooks/preserve-manual-memoization": "off", // for a compiler that is not used here
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "import-x/no-default-export": "error",
      "import-x/no-duplicates": "error",
      // Features meet in app/ and share what is in shared/, api/ and i18n/; those know no feature.
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            ...features.map((feature) => ({
              target: `./src/features/${feature}`,
              from: "./src/features",
              except: [`./${feature}`],
              message: "Features do not import one another: what two of them need belongs in shared/.",
            })),
            { target: ["./src/shared", "./src/api", "./src/i18n"], from: ["./src/features", "./src/app"] },
            { target: "./src/features", from: "./src/app" },
          ],
        },
      ],
      "max-len": ["error", { code: 120, ignoreUrls: true }],
    },
  },
  { files: ["vite.config.ts"], rules: { "import-x/no-default-export": "off" } },
);

import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const forbid = (files, ...patterns) => ({
  files: [files],
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

export default tseslint.config(
  { ignores: ["node_modules", "src/api/*.d.ts"] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ["**/*.{ts,tsx}"] })),
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "react-hooks/preserve-manual-memoization": "off", // for a compiler that is not used here
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "no-duplicate-imports": ["error", { allowSeparateTypeImports: true }],
      "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "Name what is exported." }],
      "max-len": ["error", { code: 120, ignoreUrls: true }],
    },
  },
  // Features meet in app/ and share what is in shared/, api/ and i18n/; those know no feature.
  forbid("src/features/*/*.{ts,tsx}", {
    regex: "^\\.\\./(?!\\.\\./)|/features/",
    message: "Features do not import one another: what two of them need belongs in shared/.",
  }, { regex: "/app/", message: "A feature does not know the frame it is shown in." }),
  forbid("src/{shared,api,i18n}/**/*.{ts,tsx}", {
    regex: "/(features|app)/",
    message: "What is shared knows no feature, and not the frame.",
  }),
  { files: ["vite.config.ts"], rules: { "no-restricted-syntax": "off" } },
);

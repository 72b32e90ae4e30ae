import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { askMeOnce } from './home/me.ts'
import { Mishap } from './Mishap.tsx'
import { keepPage } from './offline/keep-page.ts'
import './ui/base.css'

const place = document.querySelector('#page')
if (!place) throw new Error('the page has no place for the app')
void keepPage()
createRoot(place).render(
  <StrictMode>
    <Mishap>
      <App />
    </Mishap>
  </StrictMode>,
)
// The page itself goes first.
setTimeout(() => void askMeOnce(), 3_000)
